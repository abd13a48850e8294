using static DataHub.Verification.Matching.AddressMarks;

namespace DataHub.Verification.Matching;

internal ref partial struct AddressReader
{
    private static readonly string[] Committees = ["居民委员会", "社区居委会", "居委会", "社区"];

    /// <summary>Village, or neighbourhood, road and number, and community.</summary>
    private void ReadSite()
    {
        SkipCommittee();
        ReadVillage();
        ReadRoad();
        ReadCommunity();
    }

    private void SkipCommittee()
    {
        var lead = Lead();
        foreach (var committee in Committees)
        {
            // Only between a town and something else: at the end it is all that names the place.
            if (lead.IndexOf(committee) is > 0 and var at && at + committee.Length < lead.Length)
            {
                _at += at + committee.Length;
                return;
            }
        }
    }

    private void ReadVillage()
    {
        var lead = Lead();
        var at = lead.IndexOf('村');
        if (at < 1)
        {
            return;
        }

        var after = Rest[(at + 1)..];
        var committee = after.StartsWith("民委员会") ? 4 : after.StartsWith("委会") ? 2 : 0;
        after = after[committee..];
        var isVillage = committee > 0 || after.IsEmpty || !_parts.Town.IsMissing || IsGroupOrHouse(after) || StartsRoad(after);
        if (!isVillage || (lead[at - 1] == '新' && _parts.Town.IsMissing) || lead[..at].ContainsAny('路', '街'))
        {
            return;
        }

        _parts.Village = Take(at + 1);
        _at += committee;
        if (Rest is ['第', ..])
        {
            _at++;
        }

        var digits = Digits(Rest);
        var group = Rest[digits..];
        if (digits > 0 && GroupSuffix(group) is > 0 and var suffix)
        {
            _parts.Group = DoorCode.Of(Rest[..digits]);
            _at += digits + suffix;
        }

        if (Digits(Rest) is > 0 and var house && IsHouseNumber(Rest[house..]))
        {
            ReadNumber();
        }
    }

    private void ReadRoad()
    {
        if (!_parts.Number.IsMissing)
        {
            return;
        }

        var lead = Lead();
        var end = RoadEnd(lead);
        if (end == 0)
        {
            return;
        }

        _parts.Road = Take(end);
        ReadNumber();
    }

    /// <summary>Length of the road's name; 0 when the text names none.</summary>
    private readonly int RoadEnd(ReadOnlySpan<char> lead)
    {
        // The suffix next to the number is the road's (解放路街1号); else the first that has a name before it (文化东路文华苑).
        var marked = lead is [.., '甲' or '乙' or '丙' or '丁'] ? lead.Length - 1 : lead.Length;
        if (marked >= 2 && IsRoadSuffix(lead[marked - 1]) && !lead[..(marked - 1)].ContainsAny('苑', '园'))
        {
            for (var i = 2; i < marked - 1; i++)
            {
                if (lead[i] is '路' && marked - i > 3)
                {
                    return i + 1;
                }
            }

            return marked;
        }

        for (var i = 2; i < lead.Length; i++)
        {
            if (lead[i] is '路' or '街' or '巷' || lead[..(i + 1)].EndsWith("大道") || lead[..(i + 1)].EndsWith("胡同"))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>88号, 甲88号, 88号院, 88-1号, 88号附1号, 88弄, or the head of 88-3-2-501.</summary>
    private void ReadNumber()
    {
        var start = _at;
        var prefix = Rest is ['甲' or '乙' or '丙' or '丁', ..] ? 1 : 0;
        var digits = Digits(Rest[prefix..]);
        if (digits == 0)
        {
            return;
        }

        var end = prefix + digits;
        var (chain, marks) = (end, 1);
        while (chain + 1 < Rest.Length && Rest[chain] == '-' && Digits(Rest[(chain + 1)..]) is > 0 and var next)
        {
            chain += 1 + next;
            marks++;
        }

        var after = Rest[chain..];
        if (IsHouseNumber(after))
        {
            _parts.Number = DoorCode.Of(Rest[..chain]);
            _at += chain + 1;
            ReadSubNumber(start, chain);
        }
        else if (marks == LongestChain || (marks == 1 && after.IsEmpty))
        {
            // 文化东路88-3-2-501 and 文化东路88; three marks may be a door without a house number.
            _parts.Number = DoorCode.Of(Rest[..end]);
            _at += end;
        }
    }

    private void ReadSubNumber(int start, int length)
    {
        if (Rest is ['院' or '内', ..])
        {
            _at++;
            return;
        }

        var skip = Rest is ['附' or '之', ..] ? 1 : 0;
        var digits = Digits(Rest[skip..]);
        var mark = skip == 0 && Rest is ['甲' or '乙' or '丙' or '丁', ..] && !(Rest.Length > 1 && IsDoorSuffix(Rest[1..])) ? 1 : 0;
        if (mark == 0 && (skip == 0 || digits == 0))
        {
            return;
        }

        Span<char> number = stackalloc char[DoorCode.Longest + 1];
        var part = Rest.Slice(skip, mark + (mark == 0 ? digits : 0));
        if (length + 1 + part.Length <= number.Length)
        {
            _text.Slice(start, length).CopyTo(number);
            number[length] = '-';
            part.CopyTo(number[(length + 1)..]);
            _parts.Number = DoorCode.Of(number[..(length + 1 + part.Length)]);
        }

        _at += skip + part.Length;
        Skip("号");
        Skip("院");
    }

    private void ReadCommunity()
    {
        var end = CommunityEnd();
        if (end >= 2)
        {
            _parts.Community = Take(end);
        }
        else
        {
            _at += end;
        }
    }

    /// <summary>Up to the first mark of a door; 2期 and 3区 belong to the name.</summary>
    private readonly int CommunityEnd()
    {
        var rest = Rest;
        for (var i = 0; i < rest.Length; i++)
        {
            var c = rest[i];
            if (char.IsAsciiDigit(c))
            {
                var digits = Digits(rest[i..]);
                if (i > 0 && i + digits < rest.Length && rest[i + digits] is '期' or '区')
                {
                    i += digits;
                    continue;
                }

                return i;
            }

            var isMark = char.IsAsciiLetterUpper(c) || c is '甲' or '乙' or '丙' or '丁' or '负' or '东' or '西' or '南' or '北';
            if (c is '-' or '#' || (isMark && IsMarkedDoor(rest[(i + 1)..])))
            {
                return i;
            }
        }

        return rest.Length;
    }
}
