/** Rules as people write them and as the hub evaluates them: a pure function of facts and time. */
package io.portcullis.rules;
