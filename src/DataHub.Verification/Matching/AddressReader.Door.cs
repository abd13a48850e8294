namespace DataHub.Verification.Matching;

internal ref partial struct AddressReader
{
    private const int LongestChain = 4;

    private enum DoorSuffix { None, Building, Unit, Floor, Room, House }

    /// <summary>3号楼2单元501室, 3-2-501, 3#2-501, A座1203, 2单元5层01室.</summary>
    private void ReadDoor()
    {
        Span<Range> chain = stackalloc Range[LongestChain];
        while (_at < _text.Length)
        {
            var count = ReadChain(chain);
            if (count == 0)
            {
                // A word between the marks (3号楼东单元) or behind them: not ours to understand.
                _at++;
                continue;
            }

            Assign(chain[..count], ReadSuffix());
        }

        CompleteRoom();
    }

    /// <summary>Marks joined by hyphens; a hyphen in front separates from what went before.</summary>
    private int ReadChain(scoped Span<Range> chain)
    {
        var count = 0;
        while (count < chain.Length)
        {
            var from = _at + (Rest is ['-', ..] ? 1 : 0);
            var end = MarkEnd(from);
            if (end == from)
            {
                break;
            }

            chain[count++] = from..end;
            _at = end;
            if (Rest is not ['-', ..])
            {
                break;
            }
        }

        return count;
    }

    /// <summary>A mark is 501, 负1, A, B2, 12A, 甲, or 东 before 单元 or 户.</summary>
    private readonly int MarkEnd(int from)
    {
        var end = from;
        if (end < _text.Length && _text[end] is '甲' or '乙' or '丙' or '丁' or '负')
        {
            end++;
        }
        else if (end + 1 < _text.Length && _text[end] is '东' or '西' or '南' or '北' or '中')
        {
            return _text[end + 1] is '户' or '室' || _text[(end + 1)..].StartsWith("单元") ? end + 1 : from;
        }

        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || char.IsAsciiLetterUpper(_text[end])))
        {
            end++;
        }

        // 501东户 is another door than 501西户.
        var digits = end > from && char.IsAsciiDigit(_text[end - 1]);
        return digits && end + 1 < _text.Length && _text[end] is '东' or '西' or '南' or '北' or '中' && _text[end + 1] == '户' ? end + 1 : end;
    }

    private DoorSuffix ReadSuffix()
    {
        var rest = Rest;
        var (suffix, length) = rest switch
        {
            ['号', '楼', ..] or ['#', '楼', ..] => (DoorSuffix.Building, 2),
            ['#' or '幢' or '栋' or '座', ..] => (DoorSuffix.Building, 1),
            ['单', '元', ..] => (DoorSuffix.Unit, 2),
            ['门', ..] => (DoorSuffix.Unit, 1),
            ['层', ..] => (DoorSuffix.Floor, 1),
            ['楼', ..] => (_parts.Building.IsMissing ? DoorSuffix.Building : DoorSuffix.Floor, 1),
            ['室' or '户' or '房', ..] => (DoorSuffix.Room, 1),
            ['号', ..] => (DoorSuffix.House, 1),
            _ => (DoorSuffix.None, 0),
        };
        _at += length;
        return suffix;
    }

    private void Assign(scoped ReadOnlySpan<Range> chain, DoorSuffix suffix)
    {
        switch (suffix)
        {
            case DoorSuffix.Building:
                // 3-1号楼 is the name of one building.
                Set(ref _parts.Building, chain[0].Start..chain[^1].End);
                break;
            case DoorSuffix.Unit:
                Set(ref _parts.Unit, chain[^1]);
                AssignBefore(chain[..^1], unit: false);
                break;
            case DoorSuffix.Floor:
                Set(ref _parts.Floor, chain[^1]);
                AssignBefore(chain[..^1], unit: true);
                break;
            case DoorSuffix.House when chain.Length == 1 && _parts.Building.IsMissing:
                // 88号3号501: a second number is the building in the yard.
                Set(ref _parts.Building, chain[0]);
                break;
            default:
                Set(ref _parts.Room, chain[^1]);
                AssignRoomChain(chain[..^1]);
                break;
        }
    }

    /// <summary>Of 3-2-501 what goes before the room: building, unit, floor, as far as they are still open.</summary>
    private void AssignRoomChain(scoped ReadOnlySpan<Range> before)
    {
        if (_parts.Building.IsMissing && before.Length > 0)
        {
            Set(ref _parts.Building, before[0]);
            before = before[1..];
        }

        if (_parts.Unit.IsMissing && before.Length > 0)
        {
            Set(ref _parts.Unit, before[0]);
            before = before[1..];
        }

        if (before.Length > 0)
        {
            Set(ref _parts.Floor, before[^1]);
        }
    }

    private void AssignBefore(scoped ReadOnlySpan<Range> before, bool unit)
    {
        if (unit && before.Length > 0 && _parts.Unit.IsMissing && (before.Length > 1 || !_parts.Building.IsMissing))
        {
            Set(ref _parts.Unit, before[^1]);
            before = before[..^1];
        }

        if (before.Length > 0)
        {
            Set(ref _parts.Building, before[^1]);
        }
    }

    /// <summary>5层01室 is 501: the room of a floor is numbered within it.</summary>
    private void CompleteRoom()
    {
        if (_parts.Floor.Number is { } floor and < 1000 && _parts.Room.Number is { } room and < 100 && _parts.Room == DoorCode.Of(Spell(room, stackalloc char[8])))
        {
            var below = _parts.Floor == DoorCode.Of(['负', .. Spell(floor, stackalloc char[8])]);
            ReadOnlySpan<char> number = Spell((floor * 100) + room, stackalloc char[8]);
            _parts.Room = DoorCode.Of(below ? ['负', .. number] : number);
        }
    }

    private static ReadOnlySpan<char> Spell(int number, Span<char> buffer)
    {
        number.TryFormat(buffer, out var length);
        return buffer[..length];
    }

    /// <summary>The first mark stays: what comes again is a note.</summary>
    private readonly void Set(ref DoorCode part, Range mark)
    {
        if (part.IsMissing)
        {
            part = DoorCode.Of(_text[mark]);
        }
    }
}
