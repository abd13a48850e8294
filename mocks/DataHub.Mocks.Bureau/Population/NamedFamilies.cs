using DataHub.Mocks.Bureau.Population.Families;
using DataHub.Mocks.Bureau.Population.Scenarios;
using static DataHub.Mocks.Bureau.Population.Divisions;

namespace DataHub.Mocks.Bureau.Population;

/// <param name="OutageItem">Item id whose source must be down while this family is verified; its truth holds only then.</param>
public sealed record NamedFamily(MadeUpFamily Family, string Zh, string En, string? OutageItem = null)
{
    public string Name => Family.Child.Name;
}

/// <summary>Families with fixed names that show every outcome, all five groups and the three counties. They belong to every population.</summary>
public static class NamedFamilies
{
    private const int Seed = 2026;

    private static readonly (Scenario Scenario, string Division, Cast Cast, string Zh, string En, string? Outage)[] Table =
    [
        (HandbookScenarios.ZhangXiaoyu, Lixia, new("张小雨", false, "张伟", "李娜"), "户口和房产都在父母自己家", "Registered at the parents' own home", null),
        (HandbookScenarios.LiQiang, Lixia, new("李雨桐", false, "李强", "王芳"), "户口在曲阜，本区有已交付的网签新房", "Registered in Qufu, with a new home by filed contract", null),
        (Of("grandparent-home"), Lixia, new("司马若曦", false, "司马明哲", "宋雅琪"), "三代同户，住祖父名下房产，父母名下无房", "Three generations at the grandfather's home, none owned by the parents", null),
        (Of("remarried-stepfather-with-home"), Lixia, new("王梓萱", false, "王建国", "潘晓雯"), "母亲再婚，房产在继父名下", "The mother has remarried; the home is the stepfather's", null),
        (Of("hong-kong-family-with-home"), Lixia, new("林安然", false, "林俊熙", "何敏"), "港澳台居民居住证家庭，本区有房", "A family with Hong Kong residence permits and a home here", null),
        (Of("home-disputed"), Lixia, new("郑博文", true, "郑浩", "苏静"), "房产登记有异议，转人工", "An objection is registered against the title: a person looks", null),
        (Of("migrants-without-rental"), Lixia, new("黄景行", true, "黄志强", "罗霞"), "务工家庭，没有租房备案", "Migrant workers without a rental on file", null),
        (Of("too-young"), Lixia, new("马一鸣", true, "马超", "石婷"), "未到入学年龄", "Not old enough yet", null),
        (Of("newcomers-without-anything"), Lixia, new("钱思远", true, "钱杰", "戴敏"), "户口在外县，本区无房无居住证，没有合适的组别", "Registered in another county, no home and no permit here: no group fits", null),
        (Of("tenants"), Licheng, new("陈书瑶", false, "陈鹏", "沈娟"), "有户籍没房产，租房居住", "Registered here, no home of their own, renting", null),
        (Of("migrants-insured"), Licheng, new("赵一诺", false, "赵军", "田丽"), "父母双方居住证、社保、租房齐全", "Permits of both parents, insurance and rental all on record", null),
        (Of("newcomers-with-home"), Licheng, new("阿依努尔·买买提", false, "买买提·吐尔逊", "古丽·艾合买提"), "户口在外县，本区有房", "Registered in another county, with a home here", null),
        (Of("home-in-another-district"), Licheng, new("吴欣怡", false, "吴磊", "尹艳"), "户籍与房产不在同一学区", "Household and home lie in two school districts", null),
        (Of("migrants-permit-gap"), Licheng, new("高子轩", true, "高勇", "贺芳"), "居住证中断，不满十二个月", "The permits were interrupted, less than twelve months", null),
        (Pending("migrants-insured"), Licheng, new("韩沐瑶", false, "韩涛", "龚雪"), "社保接口停机，等待重试", "The social insurance source is down: waiting for a retry", "social-insurance"),
        (Of("preferential-registered-here"), Linshu, new("孙浩然", true, "孙强", "侯静"), "优抚对象子女", "Child of a family with preferential treatment", null),
        (Of("titles-not-digitised"), Linshu, new("周思彤", false, "周洋", "江丽"), "农村自建房尚未入库，只需一份房产证", "The village's titles are not digitised: one paper is asked for", null),
    ];

    internal static IReadOnlyList<FamilyFile> Files { get; } = [.. Table.Select((entry, i) =>
    {
        // Indices above those of every population: nobody drawn shares a number with them.
        var index = PersonNumbers.MaxFamilies + 2_000 + i;
        return FamilyDraw.Write(entry.Scenario, new FamilyBuilder(Seed, index, entry.Division, Dice.For(Seed, index), entry.Cast));
    })];

    public static IReadOnlyList<NamedFamily> All { get; } =
        [.. Files.Select((file, i) => new NamedFamily(file.Family, Table[i].Zh, Table[i].En, Table[i].Outage))];

    private static Scenario Of(string name) => ScenarioTable.Named(name);

    /// <summary>The same family while the source of one of its requirements is down.</summary>
    private static Scenario Pending(string name)
    {
        var scenario = Of(name);
        return scenario with
        {
            Name = name + "-source-down",
            Write = f => scenario.Write(f) with { Outcome = Outcomes.Pending, Note = "A source that matters does not answer." },
        };
    }
}
