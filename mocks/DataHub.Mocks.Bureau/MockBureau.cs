using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Control;
using DataHub.Mocks.Bureau.Doors;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Mocks.Bureau.Interfaces.BirthCertificate;
using DataHub.Mocks.Bureau.Interfaces.Enterprise;
using DataHub.Mocks.Bureau.Interfaces.Household;
using DataHub.Mocks.Bureau.Interfaces.Marriage;
using DataHub.Mocks.Bureau.Interfaces.PreferentialTreatment;
using DataHub.Mocks.Bureau.Interfaces.PresaleContract;
using DataHub.Mocks.Bureau.Interfaces.PropertyTitle;
using DataHub.Mocks.Bureau.Interfaces.RentalFiling;
using DataHub.Mocks.Bureau.Interfaces.ResidencePermit;
using DataHub.Mocks.Bureau.Interfaces.SocialInsurance;
using DataHub.Mocks.Bureau.Interfaces.SoleTrader;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Schemes.Housing;
using DataHub.Mocks.Bureau.Schemes.OAuth;

namespace DataHub.Mocks.Bureau;

/// <summary>A running mock of the data bureau: all eleven interfaces of the handbook on one loopback address.</summary>
public sealed class MockBureau : IAsyncDisposable
{
    private readonly IDoor _door;
    private readonly BureauServices _services;

    private MockBureau(IDoor door, BureauServices services, MockIdentityProvider identityProvider)
    {
        _door = door;
        _services = services;
        IdentityProvider = identityProvider;
    }

    public Uri BaseAddress => _door.BaseAddress;
    public MockCredentials Credentials => _services.Credentials;
    /// <summary>What goes wrong, per item; to be changed while it runs.</summary>
    public BureauFaults Faults => _services.Faults;
    public BureauLatency Latency => _services.Latency;
    public CallCounts Counts => _services.Counts;
    public MockIdentityProvider IdentityProvider { get; }
    public Uri JwksAddress => new(BaseAddress, "/idp/jwks.json");

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<MockBureau> StartAsync(IBureauData data, MockBureauOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MockBureauOptions();
        var services = new BureauServices(data, options.Clock, options.Credentials, options.Limits,
            new BureauFaults(options.Clock), new BureauLatency(), new CallCounts(options.Clock, options.EnforceQuotas), options.RefuseReplays, options.Watch is not null);
        if (options.TypicalLatency) services.Latency.SetTypical();
        var identity = new MockIdentityProvider(options.ConsentIssuer, options.ConsentAudience, options.Clock);
        var core = new BureauCore([.. Schemes(services), new ControlApi(services), new IdentityEndpoints(identity)]);
        var door = options.Door == DoorKind.Kestrel
            ? await KestrelDoor.OpenAsync(core, options.Port, options.Clock, options.Watch, cancellationToken)
            : WireMockDoor.Open(core, options.Port, options.Clock);
        return new MockBureau(door, services, identity);
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        IdentityProvider.Dispose();
    }

    private static IEnumerable<IScheme> Schemes(BureauServices bureau)
    {
        var data = bureau.Data;
        yield return new GatewayScheme(bureau,
        [
            new HouseholdInterface(data), new HouseholdBatchInterface(data), new ResidencePermitInterface(data),
            new EnterpriseInterface(data), new SoleTraderInterface(data), new MarriageInterface(data),
        ]);
        var tokens = new OAuthTokens(bureau);
        yield return tokens;
        yield return new PropertyTitleInterface(bureau, tokens);
        yield return new HousingScheme(bureau, [new PresaleContractInterface(data), new RentalFilingInterface(data)]);
        yield return new SocialInsuranceInterface(bureau);
        yield return new BirthCertificateInterface(bureau);
        yield return new PreferentialTreatmentInterface(bureau);
    }
}
