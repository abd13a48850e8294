using static DataHub.Verification.Matching.AddressMarks;

namespace DataHub.Verification.Matching;

internal ref partial struct AddressReader
{
    /// <summary>Province, prefecture, county and town.</summary>
    private void ReadRegion()
    {
        ReadDivision();
        ReadTown();
    }

    private void ReadDivision()
    {
        if (Rest[..Math.Min(8, Rest.Length)].IndexOf('省') is > 1 and var province)
        {
            _parts.Province = Take(province + 1);
        }

        var before = _at;
        for (var more = true; more && Rest.Length > 2;)
        {
            more = ReadPrefecture() || ReadCounty(known: _at > 0);
        }

        if (_at == before && !_parts.Province.IsMissing)
        {
            ReadCounty(known: true);
        }
    }

    private bool ReadPrefecture()
    {
        if (!_parts.Prefecture.IsMissing || !_parts.County.IsMissing)
        {
            return false;
        }

        for (var length = 3; length <= Math.Min(7, Rest.Length); length++)
        {
            var name = Rest[..length];
            if (name[^1] == '市' && (PlaceNames.IsPrefecture(name) || (!PlaceNames.IsCounty(name) && !_parts.Province.IsMissing)))
            {
                _parts.Prefecture = Take(length);
                return true;
            }
        }

        // 济南历下区: the suffix is left out only before a county.
        var stem = Rest[..2];
        if (PlaceNames.IsPrefectureStem(stem) && CountyAt(2, known: false) > 0)
        {
            _parts.Prefecture = Take(2);
            return true;
        }

        return false;
    }

    private bool ReadCounty(bool known)
    {
        if (!_parts.County.IsMissing || CountyAt(0, known) is not (> 0 and var length))
        {
            return false;
        }

        _parts.County = Take(length);
        return true;
    }

    /// <param name="known">A province or prefecture went before, so that any 区, 县 or 市 may follow, not only those of the catalogue.</param>
    private readonly int CountyAt(int offset, bool known)
    {
        var rest = Rest[offset..];
        for (var length = 2; length <= Math.Min(7, rest.Length); length++)
        {
            var name = rest[..length];
            if (name[^1] is '区' or '县' or '市' or '旗' && PlaceNames.IsCounty(name))
            {
                return length;
            }
        }

        for (var length = 2; known && length <= Math.Min(7, rest.Length); length++)
        {
            var last = rest[length - 1];
            if (char.IsAsciiDigit(last) || IsRoadSuffix(last))
            {
                return 0;
            }

            if (last is '区' or '县' or '旗' && rest[length - 2] is not ('小' or '社' or '园' or '街'))
            {
                return length;
            }
        }

        return 0;
    }

    private void ReadTown()
    {
        var lead = Lead();
        if (lead.IndexOf("街道") is >= 1 and var street)
        {
            _parts.Town = Take(street + 2);
            Skip("办事处");
            return;
        }

        for (var i = 2; i < Math.Min(7, lead.Length); i++)
        {
            if (IsRoadSuffix(lead[i]))
            {
                return;
            }

            if (lead[i] is '镇' or '乡' && (i + 1 == Rest.Length || !IsRoadSuffix(Rest[i + 1])))
            {
                _parts.Town = Take(i + 1);
                Skip("人民政府");
                return;
            }
        }
    }
}
