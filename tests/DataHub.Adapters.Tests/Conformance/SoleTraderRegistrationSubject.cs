using DataHub.Adapters.SoleTraderRegistration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class SoleTraderRegistrationSubject : BusinessSubject
{
    public override ItemId Item => ItemId.SoleTraderRegistration;

    public override IReadOnlyList<SourceRecord> Expected { get; } =
    [
        new SoleTraderRecord
        {
            CreditCode = "91370102MA3C4K5L3X",
            Name = "历下区老街小吃店",
            Address = "济南市历下区解放路66号",
            OwnerName = "李强",
            OwnerIdNumber = "370881199003034019",
            EstablishedOn = new DateOnly(2022, 7, 15),
            State = BusinessState.InBusiness,
        },
    ];

    protected override string Row => """
        {"uniscid":"91370102MA3C4K5L3X","traname":"历下区老街小吃店","oploc":"济南市历下区解放路66号","opername":"李强","opercertno":"370881199003034019","estdate":"2022-07-15","regstate":"1","regstateCn":"存续","taxstate":"1"}
        """;

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddSoleTraderRegistration(configuration);
}
