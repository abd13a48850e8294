namespace DataHub.Demo;

/// <summary>What the command line asks for.</summary>
internal sealed record DemoOptions
{
    public const string Usage = """
        用法 Usage: dotnet run --project mocks/DataHub.Demo -- [options]
          --once            显示结果后结束；与预期不符时退出码非零   end after the table; non-zero if a verdict differs from the expected one
          --families N      核验 N 个虚构家庭（1–100000）           verify N made-up families instead of the named ones
          --seed S          虚构家庭的种子（默认 1）                seed of the made-up families
          --parallel P      同时核验的家庭数（默认 16）             families verified at once
          --port PORT       接口端口（默认 5080，0 为任意空闲端口） port of the API; 0 takes a free one
          --latency         数据源采用手册中的典型延迟              the sources take their typical time
          --json FILE       结果写入文件                            write everything to FILE as JSON
        """;

    public bool Once { get; private init; }
    public int Families { get; private init; }
    public int Seed { get; private init; } = 1;
    public int Parallel { get; private init; } = 16;
    public int Port { get; private init; } = 5080;
    public bool Latency { get; private init; }
    public string? Json { get; private init; }

    /// <exception cref="FormatException">An option is unknown or its value out of range; the message says which and what is allowed.</exception>
    public static DemoOptions Parse(IReadOnlyList<string> args)
    {
        var options = new DemoOptions();
        for (var i = 0; i < args.Count; i++)
        {
            string Value() => ++i < args.Count ? args[i] : throw new FormatException($"{args[i - 1]} needs a value");
            int Number(int least, int most) => int.TryParse(Value(), out var n) && n >= least && n <= most ? n : throw new FormatException($"{args[i - 1]} is a whole number from {least} to {most}");
            options = args[i] switch
            {
                "--once" => options with { Once = true },
                "--families" => options with { Families = Number(1, 100_000) },
                "--seed" => options with { Seed = Number(0, int.MaxValue) },
                "--parallel" => options with { Parallel = Number(1, 512) },
                "--port" => options with { Port = Number(0, 65_535) },
                "--latency" => options with { Latency = true },
                "--json" => options with { Json = Value() },
                _ => throw new FormatException($"unknown option {args[i]}"),
            };
        }

        return options;
    }
}
