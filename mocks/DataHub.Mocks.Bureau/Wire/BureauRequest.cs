using Microsoft.AspNetCore.Http;

namespace DataHub.Mocks.Bureau.Wire;

/// <summary>One HTTP request as either door hands it to the bureau.</summary>
/// <param name="Query">With its leading <c>?</c>, still percent-encoded; empty when there is none.</param>
/// <param name="Body">Valid only while the request is being answered: the door may reuse the memory.</param>
internal sealed record BureauRequest(string Method, string Path, string Query, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body);
