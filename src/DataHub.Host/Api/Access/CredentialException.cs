namespace DataHub.Host.Api.Access;

/// <summary>Why a credential is refused, as the answer tells it.</summary>
internal sealed class CredentialException(string code, string detail) : Exception(detail)
{
    public string Code => code;
}
