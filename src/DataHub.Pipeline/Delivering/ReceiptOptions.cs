namespace DataHub.Pipeline.Delivering;

/// <summary>Section <c>Receipts</c>.</summary>
public sealed class ReceiptOptions
{
    public const string Section = "Receipts";

    /// <summary>PEM file with the P-256 private key, shared by all nodes; the first start creates it owner-readable.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary><c>iss</c> of receipts: the hub's public address.</summary>
    public string Issuer { get; set; } = "urn:datahub";
}
