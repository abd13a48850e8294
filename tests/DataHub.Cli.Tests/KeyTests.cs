using DataHub.Cli.Tests.Arranging;

namespace DataHub.Cli.Tests;

/// <summary>The key: where it comes from, and where it never shows.</summary>
public sealed class KeyTests : IClassFixture<StubHub>, IDisposable
{
    private const string Sources = "GET /ops/v1/sources";

    private readonly StubHub _hub;
    private readonly string _folder = Directory.CreateTempSubdirectory("datahub-cli-").FullName;

    public KeyTests(StubHub hub)
    {
        _hub = hub;
        hub.Answers(Sources, new StubAnswer(200, Samples.Sources));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("sources", "list", "--key", StubHub.Key)]
    [InlineData("sources", "list", "--key-file", StubHub.Key)]
    [InlineData("sources", "list", "--key=" + StubHub.Key, "--json")]
    [InlineData("sources", "list", "--token", "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln")]
    public async Task A_key_as_an_argument_is_refused_and_not_repeated(params string[] args)
    {
        var before = _hub.Calls.Count;
        var ended = await _hub.RunAsync(args);
        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("may not be an argument");
        (ended.Out + ended.Error).ShouldNotContain(args[3]);
        (ended.Out + ended.Error).ShouldNotContain("StubStub");
        _hub.Calls.Count.ShouldBe(before);
    }

    [Fact]
    public async Task The_option_comes_before_the_environment_and_the_key_before_the_files_name()
    {
        var (first, second) = (Write("first", "dh_first\n"), Write("second", "dh_second"));
        (await CallAsync(["--key-file", first], ("DATAHUB_KEY", "dh_plain"), ("DATAHUB_KEY_FILE", second))).ShouldBe("Bearer dh_first");
        (await CallAsync([], ("DATAHUB_KEY", "dh_plain"), ("DATAHUB_KEY_FILE", second))).ShouldBe("Bearer dh_plain");
        (await CallAsync([], ("DATAHUB_KEY_FILE", second))).ShouldBe("Bearer dh_second");
    }

    [Fact]
    public async Task A_key_file_that_others_can_read_is_warned_about()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("no file modes");
            return;
        }

        var file = Write("key", StubHub.Key);
        (await RunWithFileAsync(file)).Error.ShouldBeEmpty();
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var warned = await RunWithFileAsync(file);
        warned.Code.ShouldBe(0);
        warned.Error.ShouldContain($"others can read the key file {file}");
    }

    [Fact]
    public async Task A_file_that_holds_no_key_is_refused_without_showing_it()
    {
        var ended = await RunWithFileAsync(Write("key", "first line\nsecond line"));
        ended.Code.ShouldBe(2);
        ended.Error.ShouldContain("holds no key");
        ended.Error.ShouldNotContain("second line");
    }

    [Fact]
    public async Task An_unencrypted_address_beyond_this_machine_is_warned_about()
    {
        var settings = new Dictionary<string, string> { ["DATAHUB_ADDRESS"] = "http://hub.example.test", ["DATAHUB_KEY"] = StubHub.Key };
        (await CliProcess.RunAsync(CliProcess.Prepare(settings, "config", "show", "--lang", "en"))).Error.ShouldContain("clear text");
    }

    [Theory]
    [InlineData("config", "show")]
    [InlineData("config", "show", "--json")]
    [InlineData("sources", "list")]
    [InlineData("pulls", "list")]
    public async Task No_output_holds_the_key(params string[] args)
    {
        var ended = await _hub.RunAsync(args);
        (ended.Out + ended.Error).ShouldNotContain("StubStub");
        if (args[0] == "config")
        {
            ended.Out.ShouldContain("DATAHUB_KEY");
            ended.Out.ShouldContain(_hub.Address.ToString());
        }
    }

    private Task<Ended> RunWithFileAsync(string file) =>
        CliProcess.RunAsync(CliProcess.Prepare(new Dictionary<string, string> { ["DATAHUB_ADDRESS"] = _hub.Address.ToString() }, "sources", "list", "--key-file", file, "--lang", "en"));

    /// <returns>The credential that the hub saw.</returns>
    private async Task<string> CallAsync(string[] options, params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(v => v.Name, v => v.Value);
        environment["DATAHUB_ADDRESS"] = _hub.Address.ToString();
        (await CliProcess.RunAsync(CliProcess.Prepare(environment, ["sources", "list", .. options]))).Code.ShouldBe(0);
        return _hub.Latest(Sources).Authorization;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }
}
