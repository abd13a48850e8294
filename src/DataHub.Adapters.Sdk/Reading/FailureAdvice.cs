using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>What an operator does about a failure of each class; the end of a failure's message.</summary>
internal static class FailureAdvice
{
    public const string AskedAgain = "it is asked again by itself";
    public const string AskDepartment = "ask the department whether the interface changed";

    public static string For(ErrorClass errorClass) => errorClass switch
    {
        ErrorClass.Transient => $"it could not answer now; {AskedAgain}",
        ErrorClass.Throttled => $"it takes no more calls for now; {AskedAgain}",
        ErrorClass.Outage => $"it is out of service; {AskedAgain}",
        ErrorClass.Authorisation => "it does not honour the hub's credentials; compare them and the item's grant with the department",
        ErrorClass.Configuration => "the item is not set up as the source expects; check its address and ids under Adapters",
        ErrorClass.Rejected => "it does not accept the question; check the details of the person and the hints",
        ErrorClass.Integrity => "the answer must not be used; take it up with the department",
        _ => AskDepartment,
    };
}
