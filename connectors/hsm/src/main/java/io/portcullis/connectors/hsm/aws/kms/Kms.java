package io.portcullis.connectors.hsm.aws.kms;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.KeyState;

/** The three calls that are made, and no other. */
final class Kms implements AutoCloseable {
  private final KmsClient client;
  private final SdkTransport http;

  Kms(KmsConfig config) {
    this.http = new SdkTransport(config.timeout());
    this.client = client(config, http);
  }

  /** A client that makes each call once, through the hub's own transport. */
  static KmsClient client(KmsConfig config, SdkTransport http) {
    KmsClientBuilder builder =
        KmsClient.builder()
            .region(Region.of(config.region()))
            .credentialsProvider(credentials(config))
            .httpClient(http)
            // Who calls tries again by itself, and a call may take its timeout only once.
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
    config.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static AwsCredentialsProvider credentials(KmsConfig config) {
    return config
        .credentials()
        .<AwsCredentialsProvider>map(c -> () -> read(c))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  private static AwsCredentials read(KmsConfig.Credentials credentials) {
    String secret = credentials.secret().get();
    return credentials
        .session()
        .<AwsCredentials>map(
            s -> AwsSessionCredentials.create(credentials.accessKeyId(), secret, s.get()))
        .orElseGet(() -> AwsBasicCredentials.create(credentials.accessKeyId(), secret));
  }

  KeyState state(String key) {
    return client.describeKey(r -> r.keyId(key)).keyMetadata().keyState();
  }

  void disable(String key) {
    client.disableKey(r -> r.keyId(key));
  }

  void enable(String key) {
    client.enableKey(r -> r.keyId(key));
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
