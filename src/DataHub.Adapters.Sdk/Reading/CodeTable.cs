using System.Collections.Frozen;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>
/// From a source's codes to what the hub does about them: data, not branches. HTTP statuses are codes too (<c>http-503</c>).
/// An adapter adds its handbook's codes, configuration (<c>Codes</c>) overrides both.
/// </summary>
public sealed class CodeTable
{
    /// <summary>What HTTP statuses mean unless an interface says otherwise.</summary>
    private static readonly Dictionary<string, ErrorClass> Http = new(StringComparer.Ordinal)
    {
        ["http-400"] = ErrorClass.Rejected,
        ["http-401"] = ErrorClass.Authorisation,
        ["http-403"] = ErrorClass.Authorisation,
        ["http-404"] = ErrorClass.Configuration,
        ["http-405"] = ErrorClass.Configuration,
        ["http-408"] = ErrorClass.Transient,
        ["http-413"] = ErrorClass.Rejected,
        ["http-415"] = ErrorClass.Configuration,
        ["http-422"] = ErrorClass.Rejected,
        ["http-429"] = ErrorClass.Throttled,
        ["http-500"] = ErrorClass.Transient,
        ["http-502"] = ErrorClass.Transient,
        ["http-503"] = ErrorClass.Transient,
        ["http-504"] = ErrorClass.Transient,
    };

    private readonly FrozenDictionary<string, ErrorClass> _classes;

    public CodeTable(IReadOnlyDictionary<string, ErrorClass> codes, IReadOnlyDictionary<string, ErrorClass>? overrides = null)
    {
        var all = new Dictionary<string, ErrorClass>(Http, StringComparer.Ordinal);
        foreach (var (code, errorClass) in codes.Concat(overrides ?? new Dictionary<string, ErrorClass>()))
        {
            all[code] = errorClass;
        }

        _classes = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The class, or null for a code that no table knows.</summary>
    public ErrorClass? this[string code] => _classes.TryGetValue(code, out var errorClass) ? errorClass : null;

    /// <summary>The failure that a code stands for; an unknown code is drift of the field that carried it.</summary>
    public PullFailure Failure(string code, string field, DateTimeOffset? notBefore = null) =>
        this[code] is { } errorClass
            ? new PullFailure(errorClass, code, $"the source answered {Shown(code)}: {FailureAdvice.For(errorClass)}", notBefore)
            : new PullFailure(ErrorClass.Drift, "unknown-code", "the source answered a code that is not in its table: look it up with the department, and give it a class under Codes", Field: field);

    /// <summary>The failure of an HTTP status other than 200; a status that no table knows goes by its hundred.</summary>
    public PullFailure HttpFailure(int status, DateTimeOffset? notBefore = null)
    {
        var code = $"http-{status}";
        var errorClass = this[code] ?? status switch
        {
            >= 500 => ErrorClass.Transient,
            >= 400 => ErrorClass.Rejected,
            _ => ErrorClass.Configuration,
        };
        return new PullFailure(errorClass, code, $"the source answered HTTP {status}: {FailureAdvice.For(errorClass)}", notBefore);
    }

    private static string Shown(string code) => code.Length <= 40 ? code : code[..40];
}
