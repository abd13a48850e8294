using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Verdicts;

/// <summary>The answer about a family or a group, best first.</summary>
[JsonConverter(typeof(KebabEnumConverter<Outcome>))]
public enum Outcome { ZeroProof, ProofGiven, Pending, Review, PaperRequired, NotMet }

[JsonConverter(typeof(KebabEnumConverter<RequirementStatus>))]
public enum RequirementStatus { Verified, Attested, Pending, Review, Contradicted, NotCovered, NoRecord, NotNeeded }

[JsonConverter(typeof(KebabEnumConverter<CheckOutcome>))]
public enum CheckOutcome { Pass, Fail, Absent, NotCovered, Unavailable, Review }
