export interface Course {
  type: string
  name: string
  mode: string
  hours: number
  /** the course tests before and after */
  tested?: true
}

const course = (type: string, name: string, mode: string, hours: number): Course => ({ type, name, mode, hours })

export const safetyCourses: readonly Course[] = [
  course('安全专题', '安全规程', '集中', 8),
  course('安全专题', '应急避险', '专题', 4),
  course('安全专题', '瓦斯防治', '专题', 6),
  course('安全专题', '粉尘防治', '专题', 4),
]

export const otherCourses: readonly Course[] = [
  course('技能实操', '电钳实操', '订单式', 16),
  course('技能实操', '设备检修', '联合', 12),
  course('技能实操', '岗位练兵', '自主', 8),
  course('法律法规', '劳动法', '集中', 4),
  course('法律法规', '工会法', '自主', 4),
  { ...course('等级认定', '中级工班', '集中', 24), tested: true },
  { ...course('等级认定', '高级工班', '集中', 24), tested: true },
  course('干部培训', '班组长班', '专题', 16),
  course('其他', '急救常识', '自主', 4),
]

export const examCourse: Course = course('考试', '逢查必考', '集中', 1)
export const lectureCourse: Course = course('法律法规', '安全生产法', '集中', 2)
