namespace DataHub.Benchmarks;

internal static class Catalogue
{
    public static IReadOnlyList<IBenchmark> All { get; } = [new Online.OnlineBenchmark()];
}
