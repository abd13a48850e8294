using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Verification.Checks;
using DataHub.Verification.Matching;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Deciding;

/// <summary>A policy made ready to decide with: checks with typed parameters, districts indexed. Immutable, shared by all threads.</summary>
public sealed class CompiledPolicy
{
    internal CompiledPolicy(Policy document, int version, PolicyPlan plan)
    {
        (Document, Version, Plan) = (document, version, plan);
        Districts = DistrictMap.Build(document.Districts);
    }

    public Policy Document { get; }
    public int Version { get; }
    internal PolicyPlan Plan { get; }
    internal DistrictMap Districts { get; }

    /// <param name="items">Items that the hub knows from documents; null for none.</param>
    /// <exception cref="PolicyInvalidException">The document cannot be decided with; it lists everything that is wrong.</exception>
    public static CompiledPolicy Compile(Policy document, int version, DeclaredItems? items = null)
    {
        var problems = new List<PolicyProblem>();
        var plan = PolicyCompiler.Compile(document, problems, items ?? DeclaredItems.None);
        return problems.Count == 0 ? new(document, version, plan) : throw new PolicyInvalidException(problems);
    }
}

internal sealed record PolicyPlan
{
    public required Check[] Age { get; init; }
    public required GroupPlan[] Groups { get; init; }

    /// <summary>The declared items that it uses.</summary>
    public required DeclaredSlots Slots { get; init; }

    /// <summary>How many distinct alternatives there are, those of parentage aside.</summary>
    public required int Alternatives { get; init; }
    public required int ParentageAlternatives { get; init; }

    public required int Requirements { get; init; }
    public required int ParentageRequirements { get; init; }

    /// <summary>Most alternatives that one requirement has.</summary>
    public required int MostAlternatives { get; init; }

    /// <summary>Most months of social insurance that any check counts: how far back the register is asked.</summary>
    public required int InsuranceMonths { get; init; }

    /// <summary>How many distinct checks the alternatives have.</summary>
    public required int Checks { get; init; }

    /// <summary>Most checks that one alternative has.</summary>
    public required int MostChecks { get; init; }
}
