package io.portcullis.model.keys;

import java.util.function.Function;

import io.portcullis.model.KeyDeclaration.Tier;

/** What is asked of a key in one stage, about one concern, and from which tier on. */
public enum Control {
  MADE_IN_HARDWARE(
      Stage.GENERATION,
      Concern.PROTECTION,
      Tier.PRODUCTION_SIGNING,
      "made in hardware, and there",
      Early::made),
  MADE_BY_SEVERAL(
      Stage.GENERATION,
      Concern.ACCESS,
      Tier.CA,
      "made in a ceremony of enough people",
      key -> key.ceremony("generat", "creat")),
  MAKING_RECORDED(
      Stage.GENERATION,
      Concern.AUDIT,
      Tier.PRODUCTION_SIGNING,
      "its generation is recorded",
      Early::recorded),
  COPY_KEPT(
      Stage.GENERATION,
      Concern.BACKUP,
      Tier.PRODUCTION_SIGNING,
      "it is known where a copy is kept",
      Early::copyKept),
  PERIOD_SET(
      Stage.GENERATION,
      Concern.ROTATION,
      Tier.NON_PRODUCTION,
      "it is known how long it is to be used",
      Early::period),
  STRONG(
      Stage.ISSUANCE,
      Concern.PROTECTION,
      Tier.EPHEMERAL,
      "no weak key or signature in its certificates",
      Early::strong),
  ASKED(
      Stage.ISSUANCE,
      Concern.ACCESS,
      Tier.PRODUCTION_SIGNING,
      "the hub said yes to what was issued",
      Early::asked),
  CERTIFICATES_KNOWN(
      Stage.ISSUANCE, Concern.AUDIT, Tier.NON_PRODUCTION, "certificates are known", Early::known),
  LOSS_THOUGHT_OF(
      Stage.ISSUANCE,
      Concern.BACKUP,
      Tier.PRODUCTION_SIGNING,
      "it is known how one gets over its loss",
      Early::recovery),
  NOT_OUTLIVED(
      Stage.ISSUANCE,
      Concern.ROTATION,
      Tier.NON_PRODUCTION,
      "no certificate outlives it",
      Early::notOutlived),
  NOT_EXPORTABLE(
      Stage.PRODUCTION,
      Concern.PROTECTION,
      Tier.PRODUCTION_SIGNING,
      "in hardware, and can not be taken out",
      Used::protectedNow),
  USERS_LISTED(
      Stage.PRODUCTION,
      Concern.ACCESS,
      Tier.NON_PRODUCTION,
      "used by those who are declared, and no others",
      Used::allowed),
  USES_LOGGED(
      Stage.PRODUCTION, Concern.AUDIT, Tier.NON_PRODUCTION, "a log tells its uses", Used::logged),
  BACKED_UP(
      Stage.PRODUCTION,
      Concern.BACKUP,
      Tier.PRODUCTION_SIGNING,
      "there is a backup",
      Used::backedUp),
  IN_TIME(
      Stage.PRODUCTION,
      Concern.ROTATION,
      Tier.NON_PRODUCTION,
      "the day of its replacement is known, and to come",
      Used::inTime),
  AS_DECLARED(
      Stage.ROTATION,
      Concern.PROTECTION,
      Tier.PRODUCTION_SIGNING,
      "the key in the token is the one that is declared",
      Used::asDeclared),
  ROTATED_BY_SEVERAL(
      Stage.ROTATION,
      Concern.ACCESS,
      Tier.CA,
      "rotated in a ceremony of enough people",
      key -> key.ceremony("rotat", "rekey", "renew")),
  ROTATION_RECORDED(
      Stage.ROTATION,
      Concern.AUDIT,
      Tier.PRODUCTION_SIGNING,
      "its rotation is recorded",
      Used::rotationRecorded),
  OVERLAP(
      Stage.ROTATION,
      Concern.BACKUP,
      Tier.PRODUCTION_SIGNING,
      "an earlier certificate is valid beside the newest",
      Used::overlap),
  ROTATED_IN_TIME(
      Stage.ROTATION,
      Concern.ROTATION,
      Tier.NON_PRODUCTION,
      "rotated within its period",
      Used::rotatedInTime),
  BACKUP_ENCRYPTED(
      Stage.BACKUP,
      Concern.PROTECTION,
      Tier.PRODUCTION_SIGNING,
      "its backup is encrypted",
      Late::encrypted),
  BACKUP_BY_SEVERAL(
      Stage.BACKUP,
      Concern.ACCESS,
      Tier.CA,
      "backed up or restored in a ceremony of enough people",
      key -> key.ceremony("backup", "restor")),
  BACKUP_RECORDED(
      Stage.BACKUP,
      Concern.AUDIT,
      Tier.PRODUCTION_SIGNING,
      "a backup or a restore is recorded",
      Late::recorded),
  RESTORED_LATELY(
      Stage.BACKUP,
      Concern.BACKUP,
      Tier.PRODUCTION_SIGNING,
      "restored in a drill within a year",
      Late::drilled),
  BACKUP_FOLLOWS(
      Stage.BACKUP,
      Concern.ROTATION,
      Tier.PRODUCTION_SIGNING,
      "restored in a drill since its last rotation",
      Late::follows),
  UNUSED_AFTER(
      Stage.RETIREMENT,
      Concern.PROTECTION,
      Tier.PRODUCTION_SIGNING,
      "not used after its destruction",
      Late::unusedAfter),
  DESTROYED_BY_SEVERAL(
      Stage.RETIREMENT,
      Concern.ACCESS,
      Tier.CA,
      "destroyed in a ceremony of enough people",
      key -> key.ceremony("destr", "retire", "zeroi")),
  DESTRUCTION_RECORDED(
      Stage.RETIREMENT,
      Concern.AUDIT,
      Tier.PRODUCTION_SIGNING,
      "its destruction is recorded",
      Late::destructionRecorded),
  COPIES_GONE(
      Stage.RETIREMENT,
      Concern.BACKUP,
      Tier.PRODUCTION_SIGNING,
      "no backup is left of it",
      Late::copiesGone),
  END_PLANNED(
      Stage.RETIREMENT,
      Concern.ROTATION,
      Tier.NON_PRODUCTION,
      "its end is planned",
      Late::endPlanned);

  private final Stage stage;
  private final Concern concern;
  private final Tier from;
  private final String asks;
  private final Function<Look, Verdict> judge;

  Control(Stage stage, Concern concern, Tier from, String asks, Function<Look, Verdict> judge) {
    this.stage = stage;
    this.concern = concern;
    this.from = from;
    this.asks = asks;
    this.judge = judge;
  }

  public Stage stage() {
    return stage;
  }

  public Concern concern() {
    return concern;
  }

  /** The lowest tier that it is asked of, and of all that are higher. */
  public Tier from() {
    return from;
  }

  public String asks() {
    return asks;
  }

  /** A key whose tier nobody declares is asked what a production signing key is. */
  boolean wanted(Tier tier, boolean destroyed) {
    Tier judged = tier == Tier.UNKNOWN ? Tier.PRODUCTION_SIGNING : tier;
    boolean reached = stage != Stage.RETIREMENT || this == END_PLANNED || destroyed;
    return reached && judged.compareTo(from) <= 0;
  }

  Verdict judge(Look key) {
    return judge.apply(key);
  }
}
