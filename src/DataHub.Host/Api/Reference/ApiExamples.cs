namespace DataHub.Host.Api.Reference;

/// <summary>Examples of the description; the people are made up.</summary>
internal static class ApiExamples
{
    public const string Family = """
        {
          "division": "370102", "year": 2026, "stage": "primary", "group": "property-and-household", "externalId": "LX-2026-000123",
          "child": { "name": "张小雨", "idType": "resident-id", "idNumber": "370102202003120022" },
          "guardians": [
            { "relation": "father", "name": "张伟", "idType": "resident-id", "idNumber": "370102198801051018" },
            { "relation": "mother", "name": "李娜", "idType": "resident-id", "idNumber": "370102198907262024" }
          ],
          "consent": "eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uLiJ9.…"
        }
        """;
}
