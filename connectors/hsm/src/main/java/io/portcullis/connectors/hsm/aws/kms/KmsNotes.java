package io.portcullis.connectors.hsm.aws.kms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.kms.model.MultiRegionConfiguration;
import software.amazon.awssdk.services.kms.model.MultiRegionKeyType;

import io.portcullis.connectors.hsm.listing.Note;
import io.portcullis.connectors.hsm.listing.Patience;

/** What else people want to know of a KMS key, a line each; seven at most. */
record KmsNotes(
    KeyMetadata key, List<String> aliases, Optional<GetKeyRotationStatusResponse> rotation) {
  private static final int TAGS = 5;

  List<String> all(KmsCalls calls, Patience patience) throws IOException, InterruptedException {
    List<String> notes = new ArrayList<>();
    if (key.keyManager() == KeyManagerType.AWS) {
      notes.add("managed by AWS");
    }
    if (aliases.size() > 1) {
      notes.add("also " + String.join(", ", aliases.subList(1, aliases.size())));
    }
    rotation
        .filter(r -> !Boolean.TRUE.equals(r.keyRotationEnabled()))
        .ifPresent(r -> notes.add("is not rotated by itself"));
    region().ifPresent(notes::add);
    store().ifPresent(notes::add);
    grants(calls, patience).ifPresent(notes::add);
    tags(calls, patience).ifPresent(notes::add);
    return notes.stream().map(Note::of).toList();
  }

  private Optional<String> region() {
    return Optional.ofNullable(key.multiRegionConfiguration()).map(KmsNotes::replica);
  }

  private static String replica(MultiRegionConfiguration regions) {
    if (regions.multiRegionKeyType() == MultiRegionKeyType.PRIMARY) {
      String others =
          regions.replicaKeys().stream().map(r -> r.region()).collect(Collectors.joining(", "));
      return others.isEmpty() ? "multi-region, without a replica" : "replicas in " + others;
    }
    return Optional.ofNullable(regions.primaryKey())
        .map(primary -> "replica of " + primary.arn())
        .orElse("replica");
  }

  private Optional<String> store() {
    return Optional.ofNullable(key.validTo())
        .map(end -> "imported material ends " + end)
        .or(() -> Optional.ofNullable(key.customKeyStoreId()).map(id -> "in key store " + id));
  }

  private Optional<String> grants(KmsCalls calls, Patience patience)
      throws IOException, InterruptedException {
    Optional<ListGrantsResponse> page = patience.may(() -> calls.grants(key.arn()));
    if (page.isEmpty()) {
      return Optional.of("grants not known");
    }
    int count = page.get().grants().size();
    boolean more = Boolean.TRUE.equals(page.get().truncated());
    return count == 0
        ? Optional.empty()
        : Optional.of(count + (more ? " grants or more" : count == 1 ? " grant" : " grants"));
  }

  private Optional<String> tags(KmsCalls calls, Patience patience)
      throws IOException, InterruptedException {
    return patience
        .may(() -> calls.tags(key.arn()))
        .filter(page -> !page.tags().isEmpty())
        .map(
            page ->
                page.tags().stream()
                    .limit(TAGS)
                    .map(t -> t.tagKey() + "=" + t.tagValue())
                    .collect(Collectors.joining(", ", "tags ", "")));
  }
}
