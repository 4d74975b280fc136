/** Cases that a rule must fire on and cases it must stay silent on, and the runner for them. */
package io.portcullis.rules.cases;
