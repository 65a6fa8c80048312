package dev.reelwise.storage;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signs requests without the SHA-256 of their bodies, as the SDK does by itself over TLS. Over
 * plain HTTP it always hashes them, which costs more than all the rest of an upload; a server on
 * this very machine is reached by no wire on which a body could be changed.
 */
final class UnhashedBodies implements AwsV4AuthScheme {

  private final AwsV4AuthScheme usual = AwsV4AuthScheme.create();

  @Override
  public String schemeId() {
    return usual.schemeId();
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return usual.identityProvider(providers);
  }

  @Override
  public AwsV4HttpSigner signer() {
    return new Signer(usual.signer());
  }

  private record Signer(AwsV4HttpSigner usual) implements AwsV4HttpSigner {

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
      SignedRequest signed = usual.sign(unhashed(request));
      return signed.toBuilder()
          .request(withProtocol(request.request().protocol(), signed.request()))
          .build();
    }

    private static <I extends AwsCredentialsIdentity> SignRequest<I> unhashed(
        SignRequest<I> request) {
      return request.toBuilder()
          .request(withProtocol("https", request.request()))
          .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
          .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, false)
          .build();
    }

    /** The protocol is no part of what is signed; it only tells the signer what to hash. */
    private static SdkHttpRequest withProtocol(String protocol, SdkHttpRequest request) {
      int port = request.port();
      return request.toBuilder().protocol(protocol).port(port).build();
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(
        AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
      return usual.signAsync(request);
    }
  }
}
