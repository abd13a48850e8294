using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.IdentityProvider;

namespace DataHub.Journeys.Tests;

/// <summary>Requests as a front end sends them; the people are made up.</summary>
internal static class Families
{
    public const string Child = "370102202003120022";
    public const string Father = "370102198801051018";
    public const string Mother = "370102198907262024";

    /// <summary>A sound request, whose consent is signed by the father; tests spoil one thing of it.</summary>
    public static JsonObject Sound(MockIdentityProvider login, ConsentFlaw flaw = ConsentFlaw.None) => JsonNode.Parse($$"""
        {
          "division": "370102", "year": 2026, "stage": "primary", "externalId": "LX-2026-000123",
          "child": { "name": "张小雨", "idType": "resident-id", "idNumber": "{{Child}}" },
          "guardians": [
            { "relation": "father", "name": "张伟", "idType": "resident-id", "idNumber": "{{Father}}" },
            { "relation": "mother", "name": "李娜", "idType": "resident-id", "idNumber": "{{Mother}}" }
          ],
          "consent": "{{login.Issue(new ConsentRequest { Sub = Father, Children = [Child], Flaw = flaw })}}"
        }
        """)!.AsObject();
}
