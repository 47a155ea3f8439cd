import { useTranslation } from 'react-i18next';
import { isProctoredRole } from '../data/proctored.ts';

/** The title of a role of interviews on camera in the reader's language; a role in words of one's own stays as it is. */
export function useRoleTitle(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => (isProctoredRole(role) ? t(`proctored.roles.${role}`) : role);
}
