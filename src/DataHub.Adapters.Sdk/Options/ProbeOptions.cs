using DataHub.Core.Identifiers;

namespace DataHub.Adapters.Sdk.Options;

/// <summary>The test identity that an operator's probe asks an item about: agreed with the department, or made up where it answers <c>no-record</c>.</summary>
public sealed class ProbeOptions
{
    /// <summary>County on whose behalf it is asked: six digits.</summary>
    public string Division { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>Resident id number.</summary>
    public string IdNumber { get; set; } = "";

    /// <summary>The second of a couple, or the mother for a birth certificate.</summary>
    public string OtherName { get; set; } = "";
    public string OtherIdNumber { get; set; } = "";

    /// <summary>Certificate, title, contract or credit number, where the item is asked by number.</summary>
    public string Number { get; set; } = "";

    public bool IsSet => Division.Length + Name.Length + IdNumber.Length + OtherName.Length + OtherIdNumber.Length + Number.Length > 0;

    internal IEnumerable<string> Problems(string path)
    {
        if (!IsSet)
        {
            yield break;
        }

        if (Division.Length != 6 || !Division.All(char.IsAsciiDigit))
        {
            yield return $"{path}:Division must be the six digits of the county on whose behalf the probe asks";
        }

        if (Name.Length == 0 || IdNumber.Length == 0)
        {
            yield return $"{path}:Name and {path}:IdNumber are both needed for a probe; leave out {path} if the department has no test identity";
        }

        foreach (var (name, number) in new[] { (nameof(IdNumber), IdNumber), (nameof(OtherIdNumber), OtherIdNumber) })
        {
            if (number.Length > 0 && !CitizenId.TryParse(number, out _, out _))
            {
                yield return $"{path}:{name} is no resident id number: 18 characters with a sound check digit";
            }
        }

        if (OtherName.Length == 0 != (OtherIdNumber.Length == 0))
        {
            yield return $"{path}:OtherName and {path}:OtherIdNumber go together";
        }
    }
}
