using System.Text.Json;
using System.Text.Json.Nodes;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;

namespace DataHub.Cli.Tests.Arranging;

/// <summary>One answer of the stub.</summary>
public sealed record StubAnswer(int Status, string Body, string ContentType = "application/json; charset=utf-8")
{
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Before it answers.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>An answer as the hub writes it, with a field that this version of the program does not know.</summary>
    public static StubAnswer Of<T>(T body)
    {
        var json = JsonSerializer.SerializeToNode(body, ContractsJson.Wire.GetTypeInfo(typeof(T))!)!.AsObject();
        json["addedLater"] = "为以后";
        return new StubAnswer(200, json.ToJsonString(ContractsJson.Wire.Options));
    }

    public static StubAnswer Problem(int status, string code, string title, string? detail = null, Dictionary<string, IReadOnlyList<string>>? errors = null) => new(
        status,
        JsonSerializer.Serialize(
            new ProblemBody { Type = $"urn:datahub:error:{code}", Title = title, Status = status, Detail = detail, Code = code, Errors = errors, TraceId = "587d146ed820d83d7ce0657cb9a0cf5e" },
            ContractsJson.Wire.ProblemBody),
        "application/problem+json");
}
