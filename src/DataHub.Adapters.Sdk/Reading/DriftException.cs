using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>An answer does not fit the handbook. Thrown while reading, and turned into a drift failure by <see cref="SourceAdapter{TApi,TOptions}"/>.</summary>
/// <param name="code"><c>missing-field</c>, <c>wrong-type</c>, <c>unknown-code</c>, <c>malformed</c>.</param>
/// <param name="field">Path of the field in the answer (<c>data.rows[0].op_date</c>).</param>
/// <param name="problem">What is wrong, never with the value: it may be a person's.</param>
public sealed class DriftException(string code, string field, string problem) : Exception($"{field}: {problem}")
{
    public string Code { get; } = code;
    public string Field { get; } = field;

    /// <summary>What stands in place of the answer; drift of the whole answer is its body's.</summary>
    public PullFailure ToFailure() => new(ErrorClass.Drift, Code, Message, Field: Field.Length == 0 ? "body" : Field);

    public static DriftException Missing(string field) => new("missing-field", field, $"the field is missing; {FailureAdvice.AskDepartment}");
    public static DriftException WrongType(string field) => new("wrong-type", field, $"the field is not of the handbook's type or format; {FailureAdvice.AskDepartment}");
    public static DriftException UnknownCode(string field) => new("unknown-code", field, $"the code is not in the handbook's table; {FailureAdvice.AskDepartment}");
    public static DriftException Malformed(string field) => new("malformed", field, $"the answer cannot be parsed; {FailureAdvice.AskDepartment}");
}
