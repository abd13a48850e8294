using System.Text;

namespace DataHub.Host.Api.Batches;

/// <summary>Fields of a record after RFC 4180.</summary>
internal static class CsvRecord
{
    /// <returns>The fields, or what is wrong with the quotes.</returns>
    public static (List<string> Fields, string? Fault) Read(string record)
    {
        var (fields, at) = (new List<string>(), 0);
        while (true)
        {
            if (at < record.Length && record[at] == '"')
            {
                var (field, next) = Quoted(record, at + 1);
                if (next < 0)
                {
                    return ([], "a quoted field has no end");
                }

                if (next < record.Length && record[next] != ',')
                {
                    return ([], "text follows the end of a quoted field; a quote inside a field is written twice");
                }

                fields.Add(field);
                at = next;
            }
            else
            {
                var end = record.IndexOf(',', at);
                var field = end < 0 ? record[at..] : record[at..end];
                if (field.Contains('"'))
                {
                    return ([], "a field with a quote inside must be quoted, and the quote written twice");
                }

                fields.Add(field);
                at = end < 0 ? record.Length : end;
            }

            if (at >= record.Length)
            {
                return (fields, null);
            }

            at++;
        }
    }

    /// <returns>The field, and where the record goes on after its closing quote; -1 when it has none.</returns>
    private static (string Field, int Next) Quoted(string record, int at)
    {
        var field = new StringBuilder();
        while (at < record.Length)
        {
            if (record[at] != '"')
            {
                field.Append(record[at++]);
            }
            else if (at + 1 < record.Length && record[at + 1] == '"')
            {
                field.Append('"');
                at += 2;
            }
            else
            {
                return (field.ToString(), at + 1);
            }
        }

        return ("", -1);
    }
}
