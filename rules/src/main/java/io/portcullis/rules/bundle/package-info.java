/**
 * From a folder of policies to a rule book, with every reason for which a folder is refused. A
 * folder of policies is code: it is read, checked, compiled, scanned and tried before it decides.
 */
package io.portcullis.rules.bundle;
