using System.Text;
using System.Xml.Linq;
using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Accounts;

/// <summary>Keys of the console's cookies, encrypted under the key ring. Synchronous: whoever asks for them can't wait.</summary>
public sealed class CookieKeys(NpgsqlDataSource database, IFieldProtector protector)
{
    /// <returns>Every key, the oldest first.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A key was altered, or is of another key ring.</exception>
    public IReadOnlyCollection<XElement> All()
    {
        using var command = database.CreateCommand("SELECT name, element_sealed FROM console_keys ORDER BY name");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(Encoding.UTF8.GetString(protector.Unprotect(reader.GetFieldValue<byte[]>(1), Place(reader.GetString(0))))));
        }

        return elements;
    }

    /// <param name="name">Unique; a key that is there already stays as it is.</param>
    public void Add(XElement element, string name)
    {
        var plain = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        using var command = database.CreateCommand("INSERT INTO console_keys (name, element_sealed) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
            .With(name).With(protector.Protect(plain, Place(name)));
        command.ExecuteNonQuery();
    }

    private static string Place(string name) => $"console_keys.element/{name}";
}
