using DataHub.Verification.Matching;

namespace DataHub.Verification.Deciding;

/// <summary>The addresses that a decision meets: each is taken apart and located once. Few, so a list finds them fastest.</summary>
internal sealed class PlaceBook
{
    private readonly List<(string Text, Address Address, DistrictLocation? Location)> _places = [];

    public Address AddressOf(string text) => _places[IndexOf(text)].Address;

    public DistrictLocation Locate(string text, DistrictMap districts)
    {
        var index = IndexOf(text);
        var (_, address, location) = _places[index];
        if (location is null)
        {
            location = districts.Locate(address);
            _places[index] = (text, address, location);
        }

        return location;
    }

    public void Clear() => _places.Clear();

    private int IndexOf(string text)
    {
        for (var i = 0; i < _places.Count; i++)
        {
            if (_places[i].Text == text)
            {
                return i;
            }
        }

        _places.Add((text, Address.Parse(text), null));
        return _places.Count - 1;
    }
}
