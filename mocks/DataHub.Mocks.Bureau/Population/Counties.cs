using System.Collections.Frozen;

namespace DataHub.Mocks.Bureau.Population;

/// <param name="Police">The office that issues household books.</param>
internal sealed record County(string Code, string Prefecture, string Name, string Police)
{
    /// <summary>As printed in a title number: by city in districts, by county elsewhere.</summary>
    public string Registry => Name.EndsWith('县') ? Name : Prefecture;
}

/// <summary>The counties that occur: the three with a policy, and some from where families come.</summary>
internal static class Counties
{
    public static readonly FrozenDictionary<string, County> All = new County[]
    {
        new("370102", "济南市", "历下区", "济南市公安局历下分局"),
        new("370112", "济南市", "历城区", "济南市公安局历城分局"),
        new("371329", "临沂市", "临沭县", "临沭县公安局"),
        new("370881", "济宁市", "曲阜市", "曲阜市公安局"),
        new("370923", "泰安市", "东平县", "东平县公安局"),
        new("371522", "聊城市", "莘县", "莘县公安局"),
        new("371728", "菏泽市", "东明县", "东明县公安局"),
        new("370783", "潍坊市", "寿光市", "寿光市公安局"),
    }.ToFrozenDictionary(county => county.Code);

    /// <summary>Villages in the province but outside the three counties, outside every district.</summary>
    public static readonly IReadOnlyList<Place> Elsewhere =
    [
        new("village", "孔家村", "王庄镇", null, Groups: 6, Houses: 90) { Division = "370881" },
        new("village", "前屯村", "州城街道", null, Groups: 5, Houses: 70) { Division = "370923" },
        new("village", "东孙庄村", "古云镇", null, Groups: 4, Houses: 80) { Division = "371522" },
        new("village", "李寨村", "武胜桥镇", null, Groups: 7, Houses: 90) { Division = "371728" },
        new("village", "韩家村", "稻田镇", null, Groups: 5, Houses: 60) { Division = "370783" },
    ];

    /// <summary>Divisions outside the province: the provincial household register does not know their people.</summary>
    public static readonly IReadOnlyList<string> OtherProvinces = ["341221", "411627", "130925", "320324", "231084"];
}
