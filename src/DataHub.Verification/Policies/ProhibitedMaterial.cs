using System.Text.RegularExpressions;

namespace DataHub.Verification.Policies;

/// <summary>What a school may not ask for, recognised by its id or by the usual Chinese and English wordings.</summary>
internal sealed partial record ProhibitedMaterial(string Id, string What, Regex Wording)
{
    public static IReadOnlyList<ProhibitedMaterial> All { get; } =
    [
        new("preschool-attendance", "proof of pre-school attendance", PreSchool()),
        new("family-planning", "family planning papers", FamilyPlanning()),
        new("over-age-certificate", "an over-age certificate", OverAge()),
        new("no-guardian-at-registration", "proof of no guardian at the place of household registration", NoGuardian()),
        new("parents-job-or-income", "the parents' job title or income", JobOrIncome()),
        new("vaccination", "vaccination as a precondition", Vaccination()),
    ];

    /// <summary>The prohibited material that the text names; null when it names none.</summary>
    public static ProhibitedMaterial? In(string text) => All.FirstOrDefault(m => text == m.Id || m.Wording.IsMatch(text));

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex("幼儿园|学前|入园|(?<![a-z])(pre[-_ ]?school|kindergarten|nursery)", Options)]
    private static partial Regex PreSchool();

    [GeneratedRegex("计划生育|计生|生育证|生育服务|准生证|独生子女|(?<![a-z])(family[-_ ]planning|birth[-_ ]permit|(one|only|single)[-_ ]child)", Options)]
    private static partial Regex FamilyPlanning();

    [GeneratedRegex("超龄|(?<![a-z])over[-_ ]?age", Options)]
    private static partial Regex OverAge();

    [GeneratedRegex("(无|没有|缺乏).{0,4}监护|(?<![a-z])(no|without|lack[-_ ]of|absence[-_ ]of)[-_ ](an?[-_ ])?guardian", Options)]
    private static partial Regex NoGuardian();

    [GeneratedRegex("职称|职务|收入|工资|薪|(?<![a-z])(job[-_ ]?title|professional[-_ ]title|income|salary|salaries|wages?|payslips?)", Options)]
    private static partial Regex JobOrIncome();

    [GeneratedRegex("疫苗|接种|免疫|(?<![a-z])(vaccin|immuni[sz])", Options)]
    private static partial Regex Vaccination();
}
