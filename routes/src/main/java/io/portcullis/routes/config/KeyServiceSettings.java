package io.portcullis.routes.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A key service that is asked for its keys. It is only read. */
public sealed interface KeyServiceSettings {

  /**
   * The AWS KMS keys of one account in one region.
   *
   * @param account twelve digits
   * @param endpoint of a private endpoint; left out: the region's own
   * @param credentials left out: as AWS's SDK finds them
   */
  record AwsKms(
      String account,
      String region,
      Optional<URI> endpoint,
      Optional<KmsSettings.Credentials> credentials)
      implements KeyServiceSettings {
    public AwsKms {
      KmsSettings.place(new Checks(), account, region, endpoint).end();
    }
  }

  /**
   * One Azure Key Vault, or one pool of Managed HSMs.
   *
   * @param vault e.g. https://example.vault.azure.net
   * @param endpoint where the calls go when that is elsewhere
   * @param oauth of an application that may list and get keys
   */
  record AzureKeyvault(URI vault, Optional<URI> endpoint, OauthSettings oauth)
      implements KeyServiceSettings {
    public AzureKeyvault {
      Checks checks = new Checks().webAddress(vault, "vault").secretly(vault, "vault");
      endpoint.ifPresent(url -> checks.webAddress(url, "endpoint").secretly(url, "endpoint"));
      checks.end();
    }
  }

  /**
   * The Cloud KMS keys of one Google project.
   *
   * @param locations e.g. europe-west3, global
   * @param serviceAccount its key, the JSON file that Google gives
   * @param endpoint where the calls go when that is elsewhere
   */
  record GoogleKms(
      String project,
      List<String> locations,
      SecretRef serviceAccount,
      @Default("https://cloudkms.googleapis.com") URI endpoint)
      implements KeyServiceSettings {
    private static final int MOST = 50;

    public GoogleKms {
      new Checks()
          .that(
              project.matches("[a-z0-9][a-z0-9.:-]{2,62}"),
              "project",
              "must be the id of a project")
          .that(
              !locations.isEmpty()
                  && locations.size() <= MOST
                  && locations.stream().allMatch(l -> l.matches("[a-z0-9-]{2,40}")),
              "locations",
              "must be 1 to " + MOST + " locations, e.g. europe-west3")
          .unique(locations, "locations")
          .webAddress(endpoint, "endpoint")
          .secretly(endpoint, "endpoint")
          .end();
    }
  }

  /**
   * One mount of the transit engine of a HashiCorp Vault or OpenBao.
   *
   * @param url of the server, without a path
   * @param token with the right to list and read keys
   * @param log name of the source that reads the cluster's audit log, so that both call a key the
   *     same; left out: the name of this source
   */
  record VaultTransit(
      URI url,
      @Default("transit") String mount,
      Optional<String> namespace,
      SecretRef token,
      Optional<String> log,
      Optional<TlsSettings> tls)
      implements KeyServiceSettings {
    public VaultTransit {
      Checks checks =
          new Checks()
              .webAddress(url, "url")
              .secretly(url, "url")
              .that(
                  mount.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*"),
                  "mount",
                  "must be a path without slashes around it");
      namespace.ifPresent(
          n ->
              checks.that(
                  n.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*/?"),
                  "namespace",
                  "must be a path such as team/payments"));
      log.ifPresent(name -> checks.name(name, "log"));
      checks.end();
    }
  }
}
