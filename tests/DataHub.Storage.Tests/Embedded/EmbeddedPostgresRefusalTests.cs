using System.IO.Abstractions.TestingHelpers;
using DataHub.Storage.PostgreSql.Embedded;
using DataHub.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataHub.Storage.Tests.Embedded;

public sealed class EmbeddedPostgresRefusalTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_server_programs_the_message_says_what_to_install()
    {
        var nowhere = new PostgresFinder(new MockFileSystem(), "/usr/bin:/bin");
        var programs = new PostgresPrograms(new EmbeddedPostgresOptions { Download = false }, nowhere, null);
        var message = (await Should.ThrowAsync<EmbeddedPostgresException>(() => programs.FindAsync(null, CancellationToken.None))).Message;
        message.ShouldContain("version 14 or newer; none was found on PATH");
        message.ShouldContain("install it: ");
        message.ShouldContain("Storage:Embedded:Programs");
        message.ShouldContain("Storage:ConnectionString");
    }

    [Fact]
    public void PATH_comes_first_then_the_newest_of_the_usual_folders()
    {
        var files = new MockFileSystem();
        foreach (var folder in new[] { "/usr/lib/postgresql/9/bin", "/usr/lib/postgresql/16/bin", "/opt/mine" })
        {
            foreach (var name in new[] { "initdb", "postgres", "pg_ctl" })
            {
                files.AddEmptyFile($"{folder}/{name}");
            }
        }

        files.AddEmptyFile("/usr/lib/postgresql/17/bin/psql"); // A client alone is no server.
        var finder = new PostgresFinder(files, "/usr/bin:/opt/mine");
        finder.Candidates(null).ShouldBe(["/opt/mine", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/9/bin"]);
        finder.Candidates("/usr/lib/postgresql/9/bin").ShouldBe(["/usr/lib/postgresql/9/bin"]);
        finder.Candidates("/elsewhere").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disk_without_room_is_told_before_anything_is_made()
    {
        (await RefusalAsync(new EmbeddedPostgresOptions { Folder = _folder, MinimumFreeBytes = long.MaxValue })).ShouldContain("MB free");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        var photo = Path.Combine(_folder, "data", "photo.jpg");
        await File.WriteAllTextAsync(photo, "x");
        (await RefusalAsync(new EmbeddedPostgresOptions { Folder = _folder })).ShouldContain("holds no PostgreSQL cluster");
        File.Exists(photo).ShouldBeTrue();
    }

    [Fact]
    public async Task A_cluster_of_another_version_names_the_version_to_install()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "PG_VERSION"), "99\n");
        var message = await RefusalAsync(new EmbeddedPostgresOptions { Folder = _folder, Download = false });
        message.ShouldContain("version 99 (the cluster on disk is of that version); only version");
        message.ShouldContain("Storage:Embedded:Folder to an empty folder");
    }

    [Fact]
    public async Task A_lost_password_file_is_named()
    {
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { Folder = _folder }, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        await server.DisposeAsync();
        File.Delete(Path.Combine(_folder, "password"));
        (await RefusalAsync(new EmbeddedPostgresOptions { Folder = _folder })).ShouldContain("password");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        (await RefusalAsync(new EmbeddedPostgresOptions { Folder = Path.Combine(file, "below") })).ShouldContain("Storage:Embedded:Folder");
    }

    private static async Task<string> RefusalAsync(EmbeddedPostgresOptions options) =>
        (await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None))).Message;
}
