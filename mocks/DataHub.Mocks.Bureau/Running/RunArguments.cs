using System.Globalization;
using DataHub.Mocks.Bureau.Doors;

namespace DataHub.Mocks.Bureau.Running;

/// <summary>What the command line asks for.</summary>
internal sealed record RunArguments
{
    public const string Usage = """
        Usage: dotnet run --project mocks/DataHub.Mocks.Bureau -- [options]
          --port N                   port on 127.0.0.1; 0 takes a free one (5180)
          --families N               made-up families beside the named ones (1000)
          --seed S                   seed of the population (1)
          --door kestrel|wiremock    server that answers (wiremock)
          --latency                  the typical latencies of the handbook
          --quotas                   refuse beyond the quotas of the handbook
        """;

    public int Port { get; init; } = 5180;
    public int Families { get; init; } = 1000;
    public int Seed { get; init; } = 1;
    public DoorKind Door { get; init; } = DoorKind.WireMock;
    public bool Latency { get; init; }
    public bool Quotas { get; init; }

    /// <exception cref="FormatException">An option is unknown or has no fitting value.</exception>
    public static RunArguments Parse(IReadOnlyList<string> args)
    {
        var run = new RunArguments();
        for (var i = 0; i < args.Count; i++)
        {
            run = args[i] switch
            {
                "--port" => run with { Port = Number(args, ++i, 0, 65_535) },
                "--families" => run with { Families = Number(args, ++i, 0, 128_000) },
                "--seed" => run with { Seed = Number(args, ++i, int.MinValue, int.MaxValue) },
                "--door" => run with { Door = Kind(args, ++i) },
                "--latency" => run with { Latency = true },
                "--quotas" => run with { Quotas = true },
                var unknown => throw new FormatException($"Unknown option '{unknown}'."),
            };
        }
        return run;
    }

    private static DoorKind Kind(IReadOnlyList<string> args, int at) => (at < args.Count ? args[at] : null) switch
    {
        "kestrel" => DoorKind.Kestrel,
        "wiremock" => DoorKind.WireMock,
        _ => throw new FormatException("--door takes kestrel or wiremock."),
    };

    private static int Number(IReadOnlyList<string> args, int at, int least, int most) =>
        at < args.Count && int.TryParse(args[at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{args[at - 1]} takes a whole number from {least} to {most}.");
}
