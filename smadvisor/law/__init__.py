"""What the law says of a witness: pure functions over facts. Standard library only.

To be read in this order, each module for some sections of the Youth Justice and Criminal Evidence
Act 1999 where no Act or rule is named:

* ``facts``: what must be known, and the answers; ``facts_file``: the same from a file;
* ``tables``: the tables as one version of the law; ``courts``, ``offences``, ``schedule_1a``;
* ``eligibility``: ss16 and 17 with the opt-outs, s22, domestic abuse (DAA 2021 ss1 and 2);
* ``measures``: ss23 to 30, open, closed or to be asked; ``combinations``; ``words``;
* ``child``: ss21, 22 and 22A; ``at_court``: s19, ground rules, a companion, s41;
* ``cross_examination``: ss34 to 36; ``reporting``: ss45 to 47; ``anonymity``: CJA 2009 ss86 to 88;
* ``time_limits``: CrimPR 18.4, 18.6 and 18.9; ``business_days``: CrimPR 2.2;
* ``restraining_orders``: Sentencing Act 2020 s360, PHA 1997 s5A; ``order_terms``: CrimPR 31.3;
* ``explain``: all of it for one set of facts; ``differences``: what another version would say;
* ``unconfirmed``: what legal services are asked to confirm.
"""
