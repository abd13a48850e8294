using System.Security.Cryptography;

namespace DataHub.Host.Api.Batches;

/// <summary>A row as it came.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Lines">Over how many lines it goes.</param>
/// <param name="Bytes">Without its line end, good until the next row is read; empty when it is too long.</param>
internal readonly record struct RawRow(int Line, int Lines, ReadOnlyMemory<byte> Bytes, bool IsTooLong);

/// <summary>
/// Takes a body apart into rows, as it comes in: never more than one row of at most <see cref="RowLimit"/> and one read are held. Blank lines and a
/// byte order mark are passed over. Works on bytes: in UTF-8 and in GB18030 a byte that looks like a quote or a line end is one.
/// </summary>
/// <param name="quoted">CSV: a line end between quotes belongs to the row.</param>
internal sealed class RowReader(Stream body, bool quoted) : IDisposable
{
    /// <summary>A family is about 1 kB with its consent.</summary>
    public const int RowLimit = 64 * 1024;

    private readonly byte[] _buffer = new byte[RowLimit + (64 * 1024)];
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _start;
    private int _end;
    private int _line = 1;
    private bool _ended;
    private bool _begun;
    private (int Start, int Line) _row;

    /// <summary>SHA-256 of the body, once it is read to its end.</summary>
    public byte[] Digest() => _digest.GetHashAndReset();

    public void Dispose() => _digest.Dispose();

    /// <returns>Null at the end.</returns>
    public async ValueTask<RawRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await SkipMarkAsync(cancellationToken);
            var (length, lines, isWhole) = Find();
            if (!isWhole && !_ended && length <= RowLimit)
            {
                await FillAsync(cancellationToken);
                continue;
            }

            if (length == 0 && !isWhole)
            {
                return null;
            }

            _row = (_start, _line);
            if (length > RowLimit)
            {
                var begins = _line;
                await SkipLineAsync(cancellationToken);
                return new RawRow(begins, 1, default, IsTooLong: true);
            }

            var bytes = _buffer.AsMemory(_start, length);
            _start += length + (isWhole ? 1 : 0);
            _line += lines;
            if (bytes.Length > 0 && bytes.Span[^1] == '\r')
            {
                bytes = bytes[..^1];
            }

            if (bytes.Span.ContainsAnyExcept((byte)' ', (byte)'\t'))
            {
                return new RawRow(_row.Line, lines, bytes, IsTooLong: false);
            }
        }
    }

    /// <summary>Goes on after the first line of the last row, whose quotes were broken: it costs no row but its own.</summary>
    public void BackToSecondLine()
    {
        var end = _buffer.AsSpan(_row.Start, _start - _row.Start).IndexOf((byte)'\n');
        if (end >= 0)
        {
            (_start, _line) = (_row.Start + end + 1, _row.Line + 1);
        }
    }

    /// <summary>How long the row is, over how many lines, and whether its end is here.</summary>
    private (int Length, int Lines, bool IsWhole) Find()
    {
        var (isInQuotes, lines) = (false, 1);
        for (var i = _start; i < _end; i++)
        {
            if (_buffer[i] == '"')
            {
                isInQuotes = quoted && !isInQuotes;
            }
            else if (_buffer[i] == '\n')
            {
                if (!isInQuotes)
                {
                    return (i - _start, lines, true);
                }

                lines++;
            }
        }

        return (_end - _start, lines, false);
    }

    private async ValueTask SkipMarkAsync(CancellationToken cancellationToken)
    {
        while (!_begun)
        {
            if (_end < 3 && !_ended)
            {
                await FillAsync(cancellationToken);
                continue;
            }

            _begun = true;
            if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
            {
                _start = 3;
            }
        }
    }

    private async ValueTask SkipLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                _start += end + 1;
                _line++;
                return;
            }

            _start = _end;
            if (_ended)
            {
                return;
            }

            await FillAsync(cancellationToken);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = await body.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _digest.AppendData(_buffer, _end, read);
        _end += read;
        _ended = read == 0;
    }
}
