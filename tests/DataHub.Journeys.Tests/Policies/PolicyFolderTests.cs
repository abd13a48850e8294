using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using DataHub.Core.Items.Declared;
using DataHub.Host.Policies;

namespace DataHub.Journeys.Tests.Policies;

public sealed class PolicyFolderTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "Policies");
    private readonly MockFileSystem _files = new();

    [Fact]
    public async Task The_shipped_folder_holds_the_three_samples()
    {
        var files = await new PolicyFolder(new FileSystem(), DeclaredItems.None).ReadAsync(Shipped, TestContext.Current.CancellationToken);
        files.SelectMany(f => f.Reading.Problems).ShouldBeEmpty();
        files.Select(f => f.Reading.Policy!.Key.ToString()).ShouldBe(["370102/2026/primary", "370112/2026/primary", "371329/2026/primary"]);
        files[0].Text.ShouldBe(await File.ReadAllTextAsync(files[0].Path));
    }

    [Fact]
    public async Task One_bad_file_never_hides_the_others()
    {
        _files.AddFile("/policies/a.json", new("{ \"division\": "));
        _files.AddFile("/policies/b.json", new(Sample("371329")));
        _files.AddFile("/policies/c.json", new([(byte)'"', 0xC0, 0xFA, (byte)'"'])); // 历 as GBK
        _files.AddFile("/policies/notes.txt", new("not a policy"));
        _files.AddFile("/policies/older/d.json", new(Sample("370102")));

        var files = await Read();
        files.Select(f => Path.GetFileName(f.Path)).ShouldBe(["a.json", "b.json", "c.json"]);
        files.Select(f => f.Reading.IsValid).ShouldBe([false, true, false]);
        files[0].Reading.Problems.ShouldHaveSingleItem().Problem.ShouldStartWith("this is not JSON");
        files[2].Reading.Problems.ShouldHaveSingleItem().Problem.ShouldBe("the file is not UTF-8");
        files[2].Text.ShouldBeNull();
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        _files.AddFile("/policies/a.json", new([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Sample("370112"))]));
        (await Read()).ShouldHaveSingleItem().Reading.IsValid.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_files_of_one_policy_are_refused()
    {
        _files.AddFile("/policies/a.json", new(Sample("370102")));
        _files.AddFile("/policies/b.json", new(Sample("370102")));

        var files = await Read();
        files[0].Reading.IsValid.ShouldBeTrue();
        files[1].Reading.Problems.ShouldHaveSingleItem().Problem.ShouldEndWith("a.json is the policy of 370102/2026/primary already");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_so()
    {
        _files.AddFile("/policies/a.json", new(Sample("370102")) { AllowedFileShare = FileShare.None });
        var file = (await Read()).ShouldHaveSingleItem();
        file.Reading.Problems.ShouldHaveSingleItem().Problem.ShouldStartWith("the file cannot be read");
    }

    [Fact]
    public async Task A_missing_folder_says_so() =>
        (await Read()).ShouldHaveSingleItem().Reading.Problems.ShouldHaveSingleItem().Problem.ShouldBe("there is no such folder");

    private Task<IReadOnlyList<PolicyFile>> Read() => new PolicyFolder(_files, DeclaredItems.None).ReadAsync("/policies", TestContext.Current.CancellationToken);

    private static string Sample(string division) => File.ReadAllText(Path.Combine(Shipped, $"{division}-2026-primary.json"));
}
