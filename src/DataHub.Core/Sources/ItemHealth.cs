using System.Text.Json.Serialization;
using DataHub.Core.Items;
using DataHub.Core.Json;

namespace DataHub.Core.Sources;

/// <summary>What a front end tells parents about an item, the worst last.</summary>
[JsonConverter(typeof(KebabEnumConverter<ItemHealth>))]
public enum ItemHealth { Good, Degraded, Maintenance, Down }

/// <param name="Until">When a maintenance ends, if anybody says.</param>
public sealed record ItemStanding(ItemId Item, ItemHealth Health, DateTimeOffset? Until);
