using DataHub.Contracts.Problems;

namespace DataHub.Host.Api.Problems;

/// <summary>Collects every invalid field of a request: JSON Pointer → messages.</summary>
internal sealed class FieldErrors
{
    private SortedDictionary<string, IReadOnlyList<string>>? _errors;

    public bool Any => _errors is not null;

    /// <param name="pointer">RFC 6901, from the root of the body (<c>/guardians/0/name</c>).</param>
    /// <param name="message">What is wrong and how to mend it; never the value itself.</param>
    public void Add(string pointer, string message)
    {
        _errors ??= new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        _errors[pointer] = _errors.TryGetValue(pointer, out var earlier) ? [.. earlier, message] : [message];
    }

    public Problem ToProblem(string code = ErrorCodes.ValidationFailed) => new(code, "Every invalid field is listed in errors.", _errors);
}
