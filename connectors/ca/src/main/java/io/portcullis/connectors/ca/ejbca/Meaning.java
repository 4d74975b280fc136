package io.portcullis.connectors.ca.ejbca;

import java.util.List;

import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * @param aliases empty where the entry is about nobody: then it is a note about the feed
 */
record Meaning(SubjectKind kind, List<Alias> aliases, Statement statement) {}
