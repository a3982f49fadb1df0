-- Who looks, who keeps the drawings, who takes up cases, who keeps the house running.
alter table security.account drop constraint account_roles_check;
alter table security.account add constraint account_roles_check
    check (roles <@ array['officer', 'approver', 'administrator', 'analyst', 'advisor', 'operator', 'auditor']);
update security.account set roles = array['officer', 'approver', 'administrator', 'analyst', 'advisor', 'operator', 'auditor'] where name = 'admin';
