using BenchmarkDotNet.Attributes;
using DataHub.Core.Identifiers;
using DataHub.Verification.Matching;

namespace DataHub.Benchmarks.Matching;

/// <summary>What every decision does dozens of times.</summary>
public class MatchingBenchmarks
{
    private const string Household = "山东省济南市历下区文化东路８８号３＃２单元五〇一";
    private const string Title = "历下区文化东路88号3号楼2-501";

    private readonly Address _household = Address.Parse(Household);
    private readonly Address _title = Address.Parse(Title);

    [Benchmark]
    public AddressMatch AddressParseAndCompare() => AddressComparison.Compare(Address.Parse(Household), Address.Parse(Title));

    [Benchmark]
    public AddressMatch AddressCompare() => AddressComparison.Compare(_household, _title);

    [Benchmark]
    public NameMatch NameCompareEqual() => PersonName.Compare("阿依努尔·买买提", "阿依努尔•买买提");

    [Benchmark]
    public NameMatch NameCompareDifferent() => PersonName.Compare("张小雨", "张晓雨");

    [Benchmark]
    public bool IdParse() => CitizenId.TryParse("370102202003120022", out _, out _);

    [Benchmark]
    public bool IdParseUpgraded() => CitizenId.TryParse("370102880105101", out _, out _);
}
