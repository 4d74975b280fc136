package io.portcullis.rules.bundle;

import java.util.List;

import io.portcullis.rules.Rule;
import io.portcullis.rules.cases.RuleCase;

/** One rule as its folder holds it. */
public record RuleFolder(Rule rule, String drl, List<RuleCase> cases) {}
